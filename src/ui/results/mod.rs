//! Results: places with what they are made of, units × fields, and the profile of a unit.

pub mod data;
mod heat;
mod table;

use egui::{Align2, Label, Rect, RichText, ScrollArea, Ui, UiBuilder, vec2};

use self::data::{FieldRow, Profile, RankRow};
use self::table::Column;
use super::context::{Context, Intent};
use super::theme::{self, Palette, Severity, Text, font, size};
use super::widgets::{badge, card, empty, hint, quiet, section, shares};
use crate::domain::criteria::Source;
use crate::domain::slug::{BlockId, UnitId};
use crate::text::Lang;

const PLACE: usize = 0;
const NAME: usize = 1;
const BAR: usize = 2;
const TOTAL: usize = 3;
const PARTS: usize = 4;
const CHANGE: usize = 7;
const LAST_YEAR: usize = 8;
const BAND: usize = 9;

/// The results page.
#[derive(Debug, Default)]
pub struct Results {
    unit: Option<UnitId>,
    picture: Picture,
    /// What caused each unit's change of place, at a revision of a block and in a language.
    causes: Option<((u64, BlockId, Lang), Vec<String>)>,
}

/// Which picture is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Picture {
    #[default]
    Ranking,
    Fields,
}

impl Results {
    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        let rows = data::ranking(context);
        if rows.is_empty() {
            empty(ui, &context.text.say("results-empty"));
            return;
        }
        if !rows.iter().any(|r| Some(r.unit) == self.unit) {
            self.unit = rows.first().map(|r| r.unit);
        }
        self.head(ui, context, &rows);
        let room = ui.available_rect_before_wrap();
        let beside = 356.0;
        let left = room.with_max_x(room.right() - beside - size::L);
        let right = room.with_min_x(left.right() + size::L);
        ui.scope_builder(UiBuilder::new().max_rect(left), |ui| self.picture(ui, context, &rows));
        ui.scope_builder(UiBuilder::new().max_rect(right), |ui| self.profile(ui, context, out));
    }

    fn head(&mut self, ui: &mut Ui, context: &Context<'_>, rows: &[RankRow]) {
        let text = context.text;
        ui.horizontal(|ui| {
            for (picture, words) in
                [(Picture::Ranking, text.say("results-ranking")), (Picture::Fields, text.say("results-fields"))]
            {
                let words = RichText::new(words).font(font(Text::Strong));
                if ui.selectable_label(self.picture == picture, words).clicked() {
                    self.picture = picture;
                }
            }
            if rows.iter().any(|r| r.is_provisional) {
                badge(ui, Severity::Warning, &text.say("results-provisional-note"));
            }
        });
    }

    fn picture(&mut self, ui: &mut Ui, context: &Context<'_>, rows: &[RankRow]) {
        card(ui, |ui| {
            ui.set_min_height(ui.available_height());
            match self.picture {
                Picture::Ranking => self.ranking(ui, context, rows),
                Picture::Fields => {
                    if let Some(unit) = heat::show(ui, &data::heat(context), self.unit) {
                        self.unit = Some(unit);
                    }
                }
            }
        });
    }

    fn ranking(&mut self, ui: &mut Ui, context: &Context<'_>, rows: &[RankRow]) {
        let columns = columns(ui.available_width() - 2.0 * size::S);
        header(ui, context, &columns);
        let whole = data::whole(context);
        ScrollArea::vertical().id_salt("ranking").auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let height = (ui.available_height() / rows.len() as f32).clamp(size::ROW, size::CONTROL + size::S);
            for row in rows {
                let chosen = self.unit == Some(row.unit);
                let (rect, response) = table::row(ui, height, &row.name, &row.total, chosen);
                line(ui, row, rect, &columns, whole);
                if response.clicked() {
                    self.unit = Some(row.unit);
                }
            }
        });
    }

    /// What caused each unit's change of place; computed once a revision.
    fn causes(&mut self, context: &Context<'_>) -> &[String] {
        let of = (context.campaign.revision(), context.block, context.text.lang());
        if self.causes.as_ref().is_none_or(|(known, _)| *known != of) {
            self.causes = Some((of, data::causes(context)));
        }
        self.causes.as_ref().map_or(&[], |(_, causes)| causes)
    }

    fn profile(&mut self, ui: &mut Ui, context: &Context<'_>, out: &mut Vec<Intent>) {
        let profile = self.unit.and_then(|unit| Some((unit, data::profile(context, unit)?)));
        card(ui, |ui| {
            ui.set_min_size(ui.available_size());
            let Some((unit, profile)) = profile else {
                hint(ui, &context.text.say("results-choose"));
                return;
            };
            section(ui, &profile.name);
            parts(ui, &profile);
            hint(ui, &profile.placed);
            if !profile.was.is_empty() {
                hint(ui, &profile.was);
            }
            let at = context.campaign.block(context.block).and_then(|block| block.row(unit));
            if let Some(cause) = at.and_then(|at| self.causes(context).get(at)).filter(|cause| !cause.is_empty()) {
                hint(ui, cause);
            }
            if quiet(ui, &context.text.say("results-go-score")).clicked() {
                out.push(Intent::Show(unit, None));
            }
            ui.add_space(size::S);
            fields_title(ui, context);
            ScrollArea::vertical().id_salt("profile").auto_shrink([false, false]).show(ui, |ui| {
                for row in &profile.fields {
                    field(ui, row);
                }
            });
        });
    }
}

/// A ranking narrower than this shows places, totals and bands alone.
const NARROW: f32 = 620.0;

fn columns(width: f32) -> Vec<Column> {
    let mut fixed = [38.0, 0.0, 0.0, 54.0, 76.0, 60.0, 62.0, 44.0, 72.0, 102.0];
    if width < NARROW {
        // The profile beside it says the parts, and what was last year.
        fixed = [38.0, 0.0, 0.0, 54.0, 0.0, 0.0, 0.0, 44.0, 0.0, 102.0];
    }
    let rest = (width - fixed.iter().sum::<f32>()).max(160.0);
    let align = |at: usize| match at {
        NAME | BAR => Align2::LEFT_CENTER,
        BAND => Align2::LEFT_CENTER,
        CHANGE => Align2::CENTER_CENTER,
        _ => Align2::RIGHT_CENTER,
    };
    let width = |at: usize, fixed: f32| match at {
        NAME => rest * 0.6,
        BAR => rest * 0.4,
        _ => fixed,
    };
    fixed.iter().enumerate().map(|(at, fixed)| Column { width: width(at, *fixed), align: align(at) }).collect()
}

fn header(ui: &mut Ui, context: &Context<'_>, columns: &[Column]) {
    let text = context.text;
    let palette = theme::palette(ui.visuals());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), egui::Sense::hover());
    let cells = table::cells(rect, columns);
    let words = [
        (PLACE, text.say("results-place")),
        (NAME, text.say("results-unit")),
        (TOTAL, text.say("results-total")),
        (CHANGE, "±".to_owned()),
        (LAST_YEAR, text.say("results-last-year")),
        (BAND, text.say("results-band")),
    ];
    for (at, words) in words {
        if let Some(cell) = cells.get(at).map(|cell| apart(at, *cell)) {
            table::write(ui.painter(), cell, &words, Text::SmallStrong, palette.muted);
        }
    }
    for ((source, colour), at) in Source::ALL.into_iter().zip(palette.parts).zip(PARTS..) {
        let Some((cell, align)) = cells.get(at).copied() else { continue };
        if cell.width() == 0.0 {
            continue;
        }
        let mark = Rect::from_center_size(egui::pos2(cell.right() - 8.0, cell.bottom() - 2.0), vec2(16.0, 3.0));
        ui.painter().rect_filled(mark, 1, colour);
        let name = match source {
            Source::Appraisal => text.say("results-part-appraisal"),
            Source::Survey => text.say("results-part-survey"),
            Source::Satisfaction => text.say("results-part-satisfaction"),
        };
        table::write(ui.painter(), (cell, align), &name, Text::SmallStrong, palette.muted);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() + 2.0, (size::LINE, palette.line));
}

/// Keeps the band, which starts at the left, off the number before it.
fn apart(at: usize, (cell, align): (Rect, Align2)) -> (Rect, Align2) {
    if at == BAND { (cell.with_min_x(cell.left() + size::M), align) } else { (cell, align) }
}

fn line(ui: &mut Ui, row: &RankRow, rect: Rect, columns: &[Column], whole: f32) {
    let palette = theme::palette(ui.visuals());
    let cells = table::cells(rect, columns);
    let quiet = if row.is_provisional { palette.muted } else { palette.text };
    let [first, second, third] = &row.part_words;
    let words: [(usize, &str, Text, egui::Color32); 9] = [
        (PLACE, &row.place, Text::Strong, quiet),
        (NAME, &row.name, Text::Body, palette.text),
        (TOTAL, &row.total, Text::Strong, quiet),
        (PARTS, first, Text::Small, palette.muted),
        (PARTS + 1, second, Text::Small, palette.muted),
        (PARTS + 2, third, Text::Small, palette.muted),
        (CHANGE, &row.change, Text::Small, change_ink(palette, row.gained)),
        (LAST_YEAR, &row.last_year, Text::Small, palette.muted),
        (BAND, &row.band, Text::Small, if row.is_provisional { palette.warning.ink } else { palette.text }),
    ];
    for (at, words, style, ink) in words {
        if let Some(cell) = cells.get(at).map(|cell| apart(at, *cell)) {
            table::write(ui.painter(), cell, words, style, ink);
        }
    }
    if let Some((cell, _)) = cells.get(BAR) {
        let room = Rect::from_center_size(cell.center(), vec2(cell.width() - size::S, size::BAR));
        let mut child = ui.new_child(UiBuilder::new().max_rect(room));
        shares(&mut child, row.parts, whole, room.width());
    }
}

fn change_ink(palette: &Palette, gained: Option<i64>) -> egui::Color32 {
    match gained {
        Some(1..) => palette.ok.ink,
        Some(..=-1) => palette.error.ink,
        _ => palette.muted,
    }
}

fn parts(ui: &mut Ui, profile: &Profile) {
    let palette = theme::palette(ui.visuals());
    let column = |width, align| Column { width, align };
    let columns = [
        column(size::S, Align2::LEFT_CENTER),
        column(132.0, Align2::LEFT_CENTER),
        column(96.0, Align2::RIGHT_CENTER),
        column(72.0, Align2::RIGHT_CENTER),
    ];
    ui.spacing_mut().item_spacing.y = size::XS;
    for ([name, points, place], colour) in profile.parts.iter().zip(palette.parts) {
        let room = vec2(ui.available_width(), size::L + size::XS);
        let (rect, response) = ui.allocate_exact_size(room, egui::Sense::hover());
        let cells = table::cells(rect.translate(vec2(-size::S, 0.0)), &columns);
        if let Some((cell, _)) = cells.first() {
            ui.painter().rect_filled(Rect::from_center_size(cell.center(), vec2(size::S, size::S)), 2, colour);
        }
        let words = [
            (name, Text::Body, palette.text),
            (points, Text::Strong, palette.text),
            (place, Text::Small, palette.muted),
        ];
        for (cell, (words, style, ink)) in cells.into_iter().skip(1).zip(words) {
            table::write(ui.painter(), cell, words, style, ink);
        }
        let said = format!("{name} {points} {place}");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, &said));
    }
}

fn fields_title(ui: &mut Ui, context: &Context<'_>) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(context.text.say("results-profile")).font(font(Text::SmallStrong)));
        let palette = theme::palette(ui.visuals());
        ui.label(
            RichText::new(context.text.say("results-against-median")).font(font(Text::Small)).color(palette.muted),
        );
    });
}

/// Shows a field: its points as a bar, the median of the block as a mark on it.
fn field(ui: &mut Ui, row: &FieldRow) {
    let palette = theme::palette(ui.visuals());
    ui.spacing_mut().item_spacing.y = size::XS / 2.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        let room = ui.available_width() - 96.0;
        let name = RichText::new(&row.name).font(font(Text::Small));
        let (place, _) = ui.allocate_exact_size(vec2(room, 16.0), egui::Sense::hover());
        let from_left = egui::Layout::left_to_right(egui::Align::Center);
        let mut child = ui.new_child(UiBuilder::new().max_rect(place).layout(from_left));
        child.add(Label::new(name).truncate()).on_hover_text(&row.name);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.label(RichText::new(&row.points).font(font(Text::SmallStrong)));
        });
    });
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::S), egui::Sense::hover());
    ui.painter().rect_filled(rect, 2, palette.sunken);
    let colour = palette.parts[0];
    let done = rect.with_max_x(rect.left() + rect.width() * row.share);
    ui.painter().rect_filled(done, 2, colour);
    let x = rect.left() + rect.width() * row.median_share;
    let mark = Rect::from_center_size(egui::pos2(x, rect.center().y), vec2(3.0, rect.height() + 6.0));
    ui.painter().rect_filled(mark, 1, palette.text);
    response.on_hover_text(&row.median);
    ui.add_space(size::XS);
}
