//! The look of the window: the only place that names a colour, a size or a font.
//!
//! Pages and widgets ask for a role ("muted text", "warning", "a gap of size S"), never for a
//! value, so that light and dark, and any later change of look, are decided here alone.

pub mod fonts;
pub mod palette;
pub mod size;
mod style;

pub use palette::{Palette, Severity, Tint};
pub use style::{Text, font, printed};

use egui::{Context, Theme, Visuals};

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// Dark text on a light ground; what an office starts with.
    #[default]
    Light,
    /// Light text on a dark ground.
    Dark,
}

impl Scheme {
    /// Returns the toolkit's name for this scheme.
    pub fn theme(self) -> Theme {
        match self {
            Self::Light => Theme::Light,
            Self::Dark => Theme::Dark,
        }
    }

    /// Returns the colours of this scheme.
    pub fn palette(self) -> &'static Palette {
        match self {
            Self::Light => &palette::LIGHT,
            Self::Dark => &palette::DARK,
        }
    }
}

/// Loads the fonts, sets both styles and shows `scheme`.
pub fn install(ctx: &Context, scheme: Scheme) {
    ctx.set_fonts(fonts::definitions());
    for each in [Scheme::Light, Scheme::Dark] {
        ctx.set_style_of(each.theme(), style::style(each));
    }
    show(ctx, scheme);
}

/// Changes to `scheme`; the fonts stay.
pub fn show(ctx: &Context, scheme: Scheme) {
    ctx.set_theme(scheme.theme());
}

/// Returns the colours that belong to `visuals`.
pub fn palette(visuals: &Visuals) -> &'static Palette {
    if visuals.dark_mode { &palette::DARK } else { &palette::LIGHT }
}
