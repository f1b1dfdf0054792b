//! The two faces of the window: IBM Plex Sans, regular and semi-bold, unmodified.
//!
//! The toolkit's own face lacks nearly every Vietnamese letter; Plex has them all, and its figures
//! are equally wide without any setting. The toolkit's faces stay behind it for symbols.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

/// The licence of the face, to be shown where the program tells about itself.
pub const LICENCE: &str = include_str!("../../../assets/fonts/OFL.txt");

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/IBMPlexSans_400Regular.ttf");
const SEMIBOLD: &[u8] = include_bytes!("../../../assets/fonts/IBMPlexSans_600SemiBold.ttf");
const SEMIBOLD_NAME: &str = "plex-semibold";
const REGULAR_NAME: &str = "plex";

/// Returns the family of emphasized text.
pub(super) fn semibold() -> FontFamily {
    FontFamily::Name(SEMIBOLD_NAME.into())
}

/// Returns the faces of the window, Plex first.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    for (name, bytes) in [(REGULAR_NAME, REGULAR), (SEMIBOLD_NAME, SEMIBOLD)] {
        let face = Arc::new(FontData::from_static(bytes));
        fonts.font_data.insert(name.to_owned(), face);
    }
    let fallback = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for (family, name) in
        [(FontFamily::Proportional, REGULAR_NAME), (FontFamily::Monospace, REGULAR_NAME), (semibold(), SEMIBOLD_NAME)]
    {
        let mut faces = vec![name.to_owned()];
        faces.extend(fallback.iter().cloned());
        fonts.families.insert(family, faces);
    }
    fonts
}
