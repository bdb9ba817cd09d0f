package convarium.app.train;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/// A region as high as a part of its width, with one child that fills it.
final class AspectBox extends Region {
    private final Region child;
    private final double part;

    AspectBox(Region child, double part) {
        this.child = child;
        this.part = part;
        getChildren().add(child);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return child.prefWidth(-1);
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.ceil(part * Math.max(width, 1));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        child.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
