//! The colours, by role, and the law that every text can be read on every ground it is put on.

use egui::Color32;

/// How much something matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is wrong.
    Ok,
    /// Worth knowing.
    Info,
    /// Should be looked at.
    Warning,
    /// Has to be put right.
    Error,
}

/// A colour for signs and text together with the ground it stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tint {
    /// Text and signs.
    pub ink: Color32,
    /// The quiet ground behind them.
    pub wash: Color32,
}

/// How many steps of shade there are above the lightest.
const SHADES: f32 = 5.0;
/// The deepest shade leaves the text on it readable.
const DEEPEST: f32 = 0.18;

/// The colours of one scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The ground of the window, behind cards and tables.
    pub canvas: Color32,
    /// The ground of cards, tables and fields.
    pub surface: Color32,
    /// The ground of headers, group rows and of what the pointer is over.
    pub sunken: Color32,
    /// The ground of cells that can be filled in.
    pub entry: Color32,
    /// Thin lines between rows and panels.
    pub line: Color32,
    /// Borders of fields and buttons.
    pub border: Color32,
    /// Text.
    pub text: Color32,
    /// Text of second rank.
    pub muted: Color32,
    /// The one accent: what is chosen, what can be followed.
    pub accent: Tint,
    /// The accent as a filled ground, and text on it.
    pub filled: Tint,
    /// The accent as a filled ground under the pointer.
    pub filled_hover: Color32,
    /// Nothing is wrong.
    pub ok: Tint,
    /// Worth knowing.
    pub info: Tint,
    /// Should be looked at.
    pub warning: Tint,
    /// Has to be put right.
    pub error: Tint,
    /// The parts of a share bar, in order.
    pub parts: [Color32; 3],
    /// The shadow under what floats.
    pub shadow: Color32,
}

impl Palette {
    /// Returns the ground of a share from 0 to 1, in steps that can be told apart.
    pub fn shade(&self, share: f32) -> Color32 {
        let step = (share.clamp(0.0, 1.0) * SHADES).floor();
        self.accent.ink.gamma_multiply(step / SHADES * DEEPEST)
    }

    /// Returns the colours of `severity`.
    pub fn severity(&self, severity: Severity) -> Tint {
        match severity {
            Severity::Ok => self.ok,
            Severity::Info => self.info,
            Severity::Warning => self.warning,
            Severity::Error => self.error,
        }
    }
}

const fn hex(rgb: u32) -> Color32 {
    let [_, r, g, b] = rgb.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

const fn tint(ink: u32, wash: u32) -> Tint {
    Tint { ink: hex(ink), wash: hex(wash) }
}

/// Dark on light.
pub static LIGHT: Palette = Palette {
    canvas: hex(0xF5_F6_F8),
    surface: hex(0xFF_FF_FF),
    sunken: hex(0xEF_F1_F4),
    entry: hex(0xEE_F4_FE),
    line: hex(0xE3_E6_EB),
    border: hex(0xC6_CC_D5),
    text: hex(0x1B_21_2B),
    muted: hex(0x59_63_72),
    accent: tint(0x1D_56_B8, 0xE4_ED_FB),
    filled: tint(0xFF_FF_FF, 0x1F_5B_C2),
    filled_hover: hex(0x19_4C_A4),
    ok: tint(0x1B_6B_40, 0xE3_F3_E9),
    info: tint(0x3C_56_80, 0xE8_EE_F7),
    warning: tint(0x85_50_00, 0xFD_F1_DA),
    error: tint(0xAE_22_1C, 0xFC_E8_E6),
    parts: [hex(0x2F_68_C8), hex(0x7F_A8_E4), hex(0xBB_D1_F0)],
    shadow: Color32::from_black_alpha(28),
};

/// Light on dark.
pub static DARK: Palette = Palette {
    canvas: hex(0x14_17_1C),
    surface: hex(0x1B_1F_26),
    sunken: hex(0x23_28_31),
    entry: hex(0x1D_28_3A),
    line: hex(0x2C_32_3C),
    border: hex(0x45_4D_5A),
    text: hex(0xE4_E8_EE),
    muted: hex(0xA4_AD_BA),
    accent: tint(0x8F_B8_FF, 0x22_33_50),
    filled: tint(0x0B_17_2B, 0x8F_B8_FF),
    filled_hover: hex(0xA9_C8_FF),
    ok: tint(0x86_D3_A4, 0x1A_33_26),
    info: tint(0xA9_C3_EA, 0x21_2D_40),
    warning: tint(0xF0_C2_72, 0x3A_2D_15),
    error: tint(0xFF_A2_9A, 0x42_22_21),
    parts: [hex(0x8F_B8_FF), hex(0x4F_78_BC), hex(0x33_4D_78)],
    shadow: Color32::from_black_alpha(110),
};

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(colour: Color32) -> f64 {
        let [r, g, b] = [colour.r(), colour.g(), colour.b()].map(|channel| {
            let part = f64::from(channel) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_text_can_be_read_on_every_ground_it_is_put_on() {
        for (scheme, palette) in [("light", &LIGHT), ("dark", &DARK)] {
            let p = palette;
            let grounds = [p.canvas, p.surface, p.sunken, p.entry];
            let severities = [p.ok, p.info, p.warning, p.error];
            let mut pairs = Vec::new();
            for ground in grounds {
                pairs.extend([(p.text, ground), (p.muted, ground), (p.accent.ink, ground)]);
                pairs.extend(severities.map(|tint| (tint.ink, ground)));
            }
            for tint in [p.accent, p.ok, p.info, p.warning, p.error] {
                pairs.extend([(tint.ink, tint.wash), (p.text, tint.wash), (p.muted, tint.wash)]);
            }
            pairs.extend([(p.filled.ink, p.filled.wash), (p.filled.ink, p.filled_hover)]);
            for (ink, ground) in pairs {
                let ratio = contrast(ink, ground);
                assert!(ratio >= 4.5, "{scheme}: {ink:?} on {ground:?} is {ratio:.2}");
            }
        }
    }

    #[test]
    fn the_ring_around_the_active_cell_can_be_seen() {
        for palette in [&LIGHT, &DARK] {
            for ground in [palette.surface, palette.entry, palette.sunken] {
                assert!(contrast(palette.accent.ink, ground) >= 3.0);
            }
        }
    }
}
