//! Turns a picture into a PNG or a PDF, with the fonts of the look bundled so that it looks the same on every desk.
//!
//! The two libraries behind it each bring their own `usvg`; both get the same bytes and the same fonts.

use resvg::tiny_skia;

/// Andika, for Latin and Cyrillic (SIL OFL 1.1, its licence beside it).
pub const ANDIKA: &[u8] = include_bytes!("../fonts/Andika-Regular.ttf");
/// The same in bold.
pub const ANDIKA_BOLD: &[u8] = include_bytes!("../fonts/Andika-Bold.ttf");

/// Andika for Latin and Cyrillic, Noto Sans Arabic for Arabic (both SIL OFL 1.1, licences beside them).
const FONTS: [&[u8]; 4] = [
    ANDIKA,
    ANDIKA_BOLD,
    include_bytes!("../fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../fonts/NotoSansArabic-Bold.ttf"),
];

/// The longest SVG that is taken, in bytes.
const LONGEST: usize = 32 * 1024 * 1024;

/// The widest PNG, and the most pixels in one.
const WIDEST: u32 = 8192;
const MOST_PIXELS: u64 = 64 * 1024 * 1024;

/// Why a picture could not be made.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// The SVG is not one, or is too long.
    #[error("the drawing cannot be read")]
    Drawing,
    /// The width asked for is 0 or more than 8192, or the picture would be too tall.
    #[error("the picture would be too small or too large")]
    Size,
    /// The picture could not be written in its format.
    #[error("the picture cannot be written")]
    Encoding,
}

/// Draws an SVG as a PNG of `width` pixels (1 to 8192), as high as its shape asks.
///
/// # Errors
/// Fails when the SVG cannot be read or the picture would be too large.
pub fn png(svg: &str, width: u32) -> Result<Vec<u8>, RenderError> {
    if width == 0 || width > WIDEST {
        return Err(RenderError::Size);
    }
    let mut options = resvg::usvg::Options::default();
    for font in FONTS {
        options.fontdb_mut().load_font_data(font.to_vec());
    }
    let tree = resvg::usvg::Tree::from_str(checked(svg)?, &options).map_err(|_| RenderError::Drawing)?;
    let scale = width as f32 / tree.size().width();
    let height = (tree.size().height() * scale).round() as u32;
    if height == 0 || u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(RenderError::Size);
    }
    let mut pixels = tiny_skia::Pixmap::new(width, height).ok_or(RenderError::Size)?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|_| RenderError::Encoding)
}

/// Draws an SVG as a PDF of one page with its fonts embedded; text in it stays text.
///
/// # Errors
/// Fails when the SVG cannot be read or the page cannot be written.
pub fn pdf(svg: &str) -> Result<Vec<u8>, RenderError> {
    let mut options = svg2pdf::usvg::Options::default();
    for font in FONTS {
        options.fontdb_mut().load_font_data(font.to_vec());
    }
    let tree = svg2pdf::usvg::Tree::from_str(checked(svg)?, &options).map_err(|_| RenderError::Drawing)?;
    let page = svg2pdf::PageOptions::default();
    svg2pdf::to_pdf(&tree, svg2pdf::ConversionOptions::default(), page).map_err(|_| RenderError::Encoding)
}

fn checked(svg: &str) -> Result<&str, RenderError> {
    if svg.len() > LONGEST { Err(RenderError::Drawing) } else { Ok(svg) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="10" height="20"><rect width="10" height="20" fill="#17594F"/></svg>"##;

    #[test]
    fn png_has_the_size_asked_for_and_the_colour_drawn() {
        let picture = png(SQUARE, 30).unwrap();
        let pixels = tiny_skia::Pixmap::decode_png(&picture).unwrap();
        assert_eq!((pixels.width(), pixels.height()), (30, 60));
        let middle = pixels.pixel(15, 30).unwrap();
        assert_eq!((middle.red(), middle.green(), middle.blue()), (0x17, 0x59, 0x4F));
    }

    /// A letter of each script leaves ink, which it would not without its font.
    #[test]
    fn both_fonts_are_found() {
        for letter in ["a", "ж", "ş", "ع"] {
            let svg = format!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text x="9" y="30" font-size="30" font-family="Andika, 'Noto Sans Arabic'">{letter}</text></svg>"#
            );
            let pixels = tiny_skia::Pixmap::decode_png(&png(&svg, 40).unwrap()).unwrap();
            assert!(pixels.pixels().iter().filter(|p| p.alpha() > 128).count() > 20, "no ink for {letter}");
            let page = pdf(&svg).unwrap();
            assert!(page.starts_with(b"%PDF-") && page.len() > 1_000);
        }
    }

    #[test]
    fn bad_drawings_and_sizes_are_refused() {
        assert!(matches!(png("no drawing", 10), Err(RenderError::Drawing)));
        assert!(matches!(pdf("<svg"), Err(RenderError::Drawing)));
        assert!(matches!(png(SQUARE, 0), Err(RenderError::Size)));
        assert!(matches!(png(SQUARE, 9_000), Err(RenderError::Size)));
        let thin = r#"<svg xmlns="http://www.w3.org/2000/svg" width="1" height="100000"/>"#;
        assert!(matches!(png(thin, 2_000), Err(RenderError::Size)));
    }
}
