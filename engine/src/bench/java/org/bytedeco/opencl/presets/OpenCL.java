package org.bytedeco.opencl.presets;

/// Stands in for a class that oneDNN's Java binding names in an annotation and that is not published;
/// nothing of it is used.
public class OpenCL {}
