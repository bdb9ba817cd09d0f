package convarium.app.theme;

import javafx.scene.paint.Color;

/// The colours of a look, for what is drawn rather than styled. Each has one meaning everywhere.
///
/// @param input inputs and the window over them, as a stroke
/// @param inputSoft the same as a fill
/// @param inputInk the same as text
/// @param kernel weights, as a stroke
/// @param kernelSoft the same as a fill
/// @param kernelInk the same as text
/// @param output outputs and answers, as a stroke or strong fill
/// @param outputSoft the same as a fill
/// @param outputInk the same as text
/// @param onOutput text on the strong output fill
/// @param accent what can be acted on
/// @param bg the surface behind everything
/// @param panel a raised surface
/// @param inset a sunken surface
/// @param line hairlines
/// @param ink text
/// @param muted quiet text
/// @param faint what need not be read
/// @param negative values below zero at their strongest
/// @param positive values above zero at their strongest
/// @param danger what is wrong
public record Palette(
        Color input,
        Color inputSoft,
        Color inputInk,
        Color kernel,
        Color kernelSoft,
        Color kernelInk,
        Color output,
        Color outputSoft,
        Color outputInk,
        Color onOutput,
        Color accent,
        Color bg,
        Color panel,
        Color inset,
        Color line,
        Color ink,
        Color muted,
        Color faint,
        Color negative,
        Color positive,
        Color danger) {}
