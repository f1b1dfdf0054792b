//! The toolkit's own widgets, dressed like ours.

use egui::{
    Color32, CornerRadius, FontFamily, FontId, Margin, Stroke, Style, TextStyle, Visuals, epaint,
    style::{ScrollStyle, Selection, Spacing, WidgetVisuals, Widgets},
    vec2,
};

use super::{Palette, Scheme, fonts, size};

/// The styles of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Text {
    /// Captions, headers, hints.
    Small,
    /// Captions that stand out.
    SmallStrong,
    /// Everything that is read.
    Body,
    /// What stands out of it.
    Strong,
    /// The title of a section.
    Title,
    /// The title of a page.
    Heading,
    /// A number that a page is about.
    Number,
}

impl Text {
    const ALL: [Self; 7] =
        [Self::Small, Self::SmallStrong, Self::Body, Self::Strong, Self::Title, Self::Heading, Self::Number];

    /// Returns the toolkit's name for this style.
    pub fn style(self) -> TextStyle {
        match self {
            Self::Small => TextStyle::Small,
            Self::SmallStrong => TextStyle::Name("small-strong".into()),
            Self::Body => TextStyle::Body,
            Self::Strong => TextStyle::Name("strong".into()),
            Self::Title => TextStyle::Name("title".into()),
            Self::Heading => TextStyle::Heading,
            Self::Number => TextStyle::Name("number".into()),
        }
    }
}

/// Returns the face and size of a style of text.
pub fn font(text: Text) -> FontId {
    let (size, family) = match text {
        Text::Small => (size::text::SMALL, FontFamily::Proportional),
        Text::SmallStrong => (size::text::SMALL, fonts::semibold()),
        Text::Body => (size::text::BODY, FontFamily::Proportional),
        Text::Strong => (size::text::BODY, fonts::semibold()),
        Text::Title => (size::text::TITLE, fonts::semibold()),
        Text::Heading => (size::text::HEADING, fonts::semibold()),
        Text::Number => (size::text::NUMBER, fonts::semibold()),
    };
    FontId::new(size, family)
}

/// Returns the face of what is shown as it will be printed, in letters of so many points on screen.
pub fn printed(size: f32, is_bold: bool) -> FontId {
    FontId::new(size.max(3.0), if is_bold { fonts::semibold() } else { FontFamily::Proportional })
}

/// Returns the toolkit's style for `scheme`.
pub(super) fn style(scheme: Scheme) -> Style {
    let mut style = Style { spacing: spacing(), visuals: visuals(scheme), animation_time: 0.08, ..Style::default() };
    style.text_styles = Text::ALL.iter().map(|&text| (text.style(), font(text))).collect();
    style.text_styles.insert(TextStyle::Button, font(Text::Body));
    style.text_styles.insert(TextStyle::Monospace, font(Text::Body));
    // Labels are for reading; what is worth copying is copied by a key or a button.
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style
}

fn spacing() -> Spacing {
    Spacing {
        item_spacing: vec2(size::S, size::S),
        button_padding: vec2(size::M, size::XS),
        menu_margin: Margin::same(6),
        window_margin: Margin::same(16),
        interact_size: vec2(size::CONTROL, size::CONTROL),
        combo_width: 120.0,
        icon_width: 18.0,
        icon_width_inner: 10.0,
        icon_spacing: size::S,
        tooltip_width: 420.0,
        scroll: ScrollStyle {
            bar_width: 8.0,
            floating_width: 4.0,
            // A bar never lies over what is scrolled.
            floating_allocated_width: 10.0,
            ..ScrollStyle::floating()
        },
        ..Spacing::default()
    }
}

fn visuals(scheme: Scheme) -> Visuals {
    let palette = scheme.palette();
    let base = match scheme {
        Scheme::Light => Visuals::light(),
        Scheme::Dark => Visuals::dark(),
    };
    let shadow = epaint::Shadow { offset: [0, 4], blur: 16, spread: 0, color: palette.shadow };
    Visuals {
        weak_text_color: Some(palette.muted),
        widgets: widgets(palette),
        selection: Selection { bg_fill: palette.accent.wash, stroke: Stroke::new(size::LINE, palette.accent.ink) },
        hyperlink_color: palette.accent.ink,
        faint_bg_color: palette.canvas,
        extreme_bg_color: palette.surface,
        text_edit_bg_color: Some(palette.surface),
        code_bg_color: palette.sunken,
        warn_fg_color: palette.warning.ink,
        error_fg_color: palette.error.ink,
        window_corner_radius: CornerRadius::same(size::CORNER),
        menu_corner_radius: CornerRadius::same(size::CORNER),
        window_fill: palette.surface,
        window_stroke: Stroke::new(size::LINE, palette.line),
        panel_fill: palette.canvas,
        window_shadow: shadow,
        popup_shadow: shadow,
        striped: false,
        ..base
    }
}

fn widgets(palette: &Palette) -> Widgets {
    let plain = WidgetVisuals {
        bg_fill: palette.surface,
        weak_bg_fill: palette.surface,
        bg_stroke: Stroke::new(size::LINE, palette.border),
        corner_radius: CornerRadius::same(size::CORNER),
        fg_stroke: Stroke::new(size::LINE, palette.text),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: WidgetVisuals { bg_stroke: Stroke::new(size::LINE, palette.line), ..plain },
        inactive: plain,
        hovered: on(plain, palette.sunken, palette.border),
        active: on(plain, palette.accent.wash, palette.accent.ink),
        open: on(plain, palette.sunken, palette.accent.ink),
    }
}

fn on(plain: WidgetVisuals, ground: Color32, border: Color32) -> WidgetVisuals {
    WidgetVisuals { bg_fill: ground, weak_bg_fill: ground, bg_stroke: Stroke::new(size::LINE, border), ..plain }
}
