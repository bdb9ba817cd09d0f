package convarium.assets;

/// A picture that comes with the program.
///
/// @param id stable name for links
/// @param title its name on screen
/// @param width columns of pixels
/// @param height rows of pixels
public record ShippedPicture(String id, String title, int width, int height) {}
