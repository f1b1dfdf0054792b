//! The frame around every page: bar, rail, inspector, status. Plain values in, clicks out.

use egui::{
    Align, Button, CentralPanel, CursorIcon, Frame, Label, Layout, Margin, Panel, Rect, Response, RichText, Sense, Ui,
    UiBuilder, accesskit, pos2, vec2,
};

use super::{
    theme::{self, Severity, Text, font, size},
    widgets::{Icon, Progress, badge, chooser, icon_button, progress, quiet, says, sign},
};

/// What the frame shows.
#[derive(Clone, Debug, Default)]
pub struct Shell<'a> {
    /// The name of the campaign.
    pub title: &'a str,
    /// The blocks to choose from; none hides the chooser.
    pub blocks: &'a [&'a str],
    /// The block that is shown.
    pub block: usize,
    /// What says that the campaign is locked; none while it can be changed.
    pub locked: Option<&'a str>,
    /// What a screen reader calls the chooser of blocks.
    pub block_name: &'a str,
    /// The step back.
    pub undo: Step<'a>,
    /// The step forward.
    pub redo: Step<'a>,
    /// Who is at the keyboard; empty hides it.
    pub who: &'a str,
    /// What the gear beside the name is called; empty hides it.
    pub gear: &'a str,
    /// Whether what was done is on disk.
    pub saved: Option<(Severity, &'a str)>,
    /// The word for opening what is only looked at to work on it.
    pub work_on: Option<&'a str>,
    /// The places of the rail, from top to bottom.
    pub places: &'a [Place<'a>],
    /// The place that is shown.
    pub place: usize,
    /// Whether the rail is folded: its places are icons without names; as there is room where nobody has said it.
    pub is_folded: Option<bool>,
    /// What folding the rail, or opening it, is called.
    pub fold: &'a str,
    /// Whether the inspector is folded; as there is room where nobody has said it.
    pub is_inspector_folded: Option<bool>,
    /// What folding the inspector, or opening it, is called.
    pub fold_inspector: &'a str,
    /// The width that the inspector was given in another sitting.
    pub inspector_width: Option<f32>,
    /// What stands at the left of the status bar.
    pub status: &'a str,
    /// The job that is running.
    pub job: Option<Progress<'a>>,
    /// The word that leads to the list of keys.
    pub keys: &'a str,
    /// The word that leads to the guide.
    pub guide: &'a str,
}

/// A step back or forward.
#[derive(Clone, Copy, Debug, Default)]
pub struct Step<'a> {
    /// What it is called, with what it would do.
    pub words: &'a str,
    /// Whether there is anything to do.
    pub ready: bool,
}

/// A place in the rail.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its sign.
    pub icon: Icon,
    /// How much is open there.
    pub open: usize,
    /// Whether one can go there now.
    pub ready: bool,
}

/// What was clicked in the frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clicked {
    /// A place of the rail.
    Place(usize),
    /// A block.
    Block(usize),
    /// The step back.
    Undo,
    /// The step forward.
    Redo,
    /// Work on what is only looked at.
    WorkOn,
    /// Who is at the keyboard, and how the window looks.
    Desk,
    /// Fold the rail, or open it.
    Fold(bool),
    /// Fold the inspector, or open it.
    FoldInspector(bool),
    /// The inspector is so wide, in whole points.
    InspectorWidth(u16),
    /// Stop the job.
    Stop,
    /// The guide.
    Guide,
    /// The list of keys.
    Keys,
}

/// How much of the rail there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rail {
    /// Icons and names.
    Open,
    /// Icons alone, as asked.
    Folded,
    /// Icons alone, for want of room.
    Narrow,
}

impl Shell<'_> {
    /// Draws the frame, then `inspector` if there is one, then `page` in what is left.
    pub fn show(
        &self,
        ui: &mut Ui,
        inspector: Option<&mut dyn FnMut(&mut Ui)>,
        page: impl FnOnce(&mut Ui),
    ) -> Vec<Clicked> {
        let palette = theme::palette(ui.visuals());
        let mut clicked = Vec::new();
        let rail = match ui.available_width() {
            width if width < size::NARROW => Rail::Narrow,
            width if self.is_folded.unwrap_or(width < size::ROOMY) => Rail::Folded,
            _ => Rail::Open,
        };
        let bar = |x: i8| Frame::new().fill(palette.surface).inner_margin(Margin::symmetric(x, 0));
        Panel::top("bar").exact_size(size::TOP).frame(bar(16)).show(ui, |ui| self.top(ui, &mut clicked));
        Panel::bottom("status").exact_size(size::STATUS).frame(bar(16)).show(ui, |ui| self.bottom(ui, &mut clicked));
        Panel::left("rail")
            .exact_size(if rail == Rail::Open { size::RAIL } else { size::RAIL_FOLDED })
            .resizable(false)
            .frame(bar(8))
            .show(ui, |ui| self.rail(ui, rail, &mut clicked));
        if let Some(inspector) = inspector {
            self.beside(ui, rail, inspector, &mut clicked);
        }
        CentralPanel::default().frame(Frame::new().fill(palette.canvas).inner_margin(Margin::same(16))).show(ui, page);
        clicked
    }

    /// Draws the inspector, or the strip that opens it.
    fn beside(&self, ui: &mut Ui, rail: Rail, inspector: &mut dyn FnMut(&mut Ui), clicked: &mut Vec<Clicked>) {
        let surface = theme::palette(ui.visuals()).surface;
        let mut is_folded = self.is_inspector_folded.unwrap_or(rail == Rail::Narrow);
        let mut switch = |ui: &mut Ui| {
            if icon_button(ui, Icon::Beside, self.fold_inspector).clicked() {
                is_folded = !is_folded;
                clicked.push(Clicked::FoldInspector(is_folded));
            }
        };
        if self.is_inspector_folded.unwrap_or(rail == Rail::Narrow) {
            let frame = Frame::new().fill(surface).inner_margin(Margin::symmetric(5, 12));
            Panel::right("inspector-folded").exact_size(size::STRIP).resizable(false).frame(frame).show(ui, switch);
            return;
        }
        let usual = if rail == Rail::Narrow { size::INSPECTOR_NARROW } else { size::INSPECTOR };
        let shown = Panel::right("inspector")
            .default_size(self.inspector_width.unwrap_or(usual))
            .size_range(200.0..=480.0)
            .frame(Frame::new().fill(surface).inner_margin(Margin { left: 16, right: 10, top: 12, bottom: 12 }))
            .show(ui, |ui| {
                let corner = ui.max_rect().right_top() - vec2(size::CONTROL, 0.0);
                let place = Rect::from_min_size(corner, vec2(size::CONTROL, size::CONTROL));
                switch(&mut ui.new_child(UiBuilder::new().max_rect(place)));
                egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, inspector);
            });
        clicked.push(Clicked::InspectorWidth(shown.response.rect.width().round() as u16));
    }

    fn top(&self, ui: &mut Ui, clicked: &mut Vec<Clicked>) {
        // The right side first: what is left is the title's, which is cut where it is long.
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if !self.gear.is_empty() && icon_button(ui, Icon::Gear, self.gear).clicked() {
                clicked.push(Clicked::Desk);
            }
            if !self.who.is_empty() {
                if who(ui, self.who).clicked() {
                    clicked.push(Clicked::Desk);
                }
                ui.add_space(size::S);
            }
            if let Some(word) = self.work_on
                && ui.button(word).clicked()
            {
                clicked.push(Clicked::WorkOn);
            }
            self.saved(ui);
            ui.add_space(size::S);
            if step(ui, Icon::Redo, &self.redo).clicked() {
                clicked.push(Clicked::Redo);
            }
            if step(ui, Icon::Undo, &self.undo).clicked() {
                clicked.push(Clicked::Undo);
            }
            if let Some(locked) = self.locked {
                ui.add_space(size::S);
                badge(ui, Severity::Info, locked);
                ui.add_space(size::S);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| self.title(ui, clicked));
        });
    }

    fn title(&self, ui: &mut Ui, clicked: &mut Vec<Clicked>) {
        let title = RichText::new(self.title).font(font(Text::Title));
        if self.blocks.is_empty() {
            ui.add(Label::new(title).truncate());
            return;
        }
        let room = (ui.available_width() - size::BLOCKS).max(0.0);
        ui.scope(|ui| {
            ui.set_max_width(room);
            ui.add(Label::new(title).truncate()).on_hover_text(self.title);
        });
        ui.add_space(size::M);
        self.chooser(ui, clicked);
    }

    fn chooser(&self, ui: &mut Ui, clicked: &mut Vec<Clicked>) {
        let shown = self.blocks.get(self.block).copied().unwrap_or_default();
        let combo = chooser("block", shown).show_ui(ui, |ui| {
            for (index, block) in self.blocks.iter().enumerate() {
                if ui.selectable_label(index == self.block, *block).clicked() {
                    clicked.push(Clicked::Block(index));
                }
            }
        });
        says(combo.response, self.block_name, shown);
    }

    fn saved(&self, ui: &mut Ui) {
        let Some((severity, words)) = self.saved else {
            return;
        };
        let palette = theme::palette(ui.visuals());
        let ink = match severity {
            Severity::Ok => palette.muted,
            other => palette.severity(other).ink,
        };
        ui.label(RichText::new(words).font(font(Text::Small)).color(ink));
        let (rect, _) = ui.allocate_exact_size(vec2(size::M, size::M), Sense::hover());
        sign(ui.painter(), rect.center(), severity, palette.severity(severity).ink);
    }

    fn rail(&self, ui: &mut Ui, rail: Rail, clicked: &mut Vec<Clicked>) {
        ui.add_space(size::M);
        ui.spacing_mut().item_spacing.y = size::XS / 2.0;
        for (index, place) in self.places.iter().enumerate() {
            let row = |ui: &mut Ui| rail_row(ui, place, index == self.place, rail);
            if ui.add_enabled_ui(place.ready, row).inner.clicked() {
                clicked.push(Clicked::Place(index));
            }
        }
        if rail == Rail::Narrow {
            return;
        }
        ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
            ui.add_space(size::S);
            ui.horizontal(|ui| {
                ui.add_space((size::RAIL_FOLDED - size::CONTROL) / 2.0 - size::S);
                if icon_button(ui, Icon::Fold, self.fold).clicked() {
                    clicked.push(Clicked::Fold(rail == Rail::Open));
                }
            });
        });
    }

    fn bottom(&self, ui: &mut Ui, clicked: &mut Vec<Clicked>) {
        let palette = theme::palette(ui.visuals());
        ui.spacing_mut().interact_size.y = size::STATUS - size::S;
        ui.spacing_mut().button_padding.y = 0.0;
        // The right side first: what is left is the status's, which is cut where it is long.
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let small = |words: &str| RichText::new(words).font(font(Text::Small)).color(palette.muted);
            if ui.add(Button::new(small(self.keys)).frame_when_inactive(false)).clicked() {
                clicked.push(Clicked::Keys);
            }
            if ui.add(Button::new(small(self.guide)).frame_when_inactive(false)).clicked() {
                clicked.push(Clicked::Guide);
            }
            if let Some(job) = &self.job {
                ui.add_space(size::L);
                if progress(ui, job) {
                    clicked.push(Clicked::Stop);
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(small(self.status)).truncate()).on_hover_text(self.status);
            });
        });
    }
}

fn rail_row(ui: &mut Ui, place: &Place<'_>, chosen: bool, rail: Rail) -> Response {
    let palette = theme::palette(ui.visuals());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::RAIL_ROW), Sense::click());
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    let (ground, ink) = match (chosen, response.hovered() || response.has_focus()) {
        (true, _) => (Some(palette.accent.wash), palette.accent.ink),
        (false, true) => (Some(palette.sunken), palette.text),
        (false, false) => (None, palette.muted),
    };
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, size::CORNER, ground);
    }
    let centre = pos2(rect.left() + size::M + size::ICON / 2.0, rect.center().y);
    place.icon.paint(ui.painter(), centre, ink);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(accesskit::Role::Tab);
        node.set_label(place.name);
        node.set_selected(chosen);
        if place.open > 0 {
            node.set_value(place.open.to_string());
        }
    });
    if rail != Rail::Open {
        if place.open > 0 {
            let corner = centre + vec2(size::ICON, -size::ICON) / 2.0;
            ui.painter().circle_filled(corner, size::DOT, palette.warning.ink);
        }
        return response.on_hover_text(place.name);
    }
    let (style, colour) = if chosen { (Text::Strong, palette.accent.ink) } else { (Text::Body, palette.text) };
    let name = ui.painter().layout_no_wrap(place.name.to_owned(), font(style), colour);
    let at = pos2(centre.x + size::ICON / 2.0 + size::M, rect.center().y - name.size().y / 2.0);
    ui.painter().galley(at, name, colour);
    if place.open > 0 {
        count(ui, rect, place.open);
    }
    response
}

/// Paints how much is open at the right of a place.
fn count(ui: &Ui, row: Rect, open: usize) {
    let tint = theme::palette(ui.visuals()).warning;
    let text = ui.painter().layout_no_wrap(short(open), font(Text::SmallStrong), tint.ink);
    let wide = (text.size().x + size::M).max(size::L + size::XS);
    let right = row.right() - size::XS;
    let chip = Rect::from_min_max(pos2(right - wide, row.center().y - 10.0), pos2(right, row.center().y + 10.0));
    ui.painter().rect_filled(chip, 10, tint.wash);
    ui.painter().galley(chip.center() - text.size() / 2.0, text, tint.ink);
}

/// A number that finds room beside the name of a place: `2k+` for 2.410.
fn short(open: usize) -> String {
    if open < 1000 { open.to_string() } else { format!("{}k+", open / 1000) }
}

fn step(ui: &mut Ui, icon: Icon, step: &Step<'_>) -> Response {
    ui.add_enabled_ui(step.ready, |ui| icon_button(ui, icon, step.words)).inner.on_disabled_hover_text(step.words)
}

fn who(ui: &mut Ui, name: &str) -> Response {
    let palette = theme::palette(ui.visuals());
    let response = quiet(ui, name);
    let (rect, _) = ui.allocate_exact_size(vec2(size::ICON, size::ICON), Sense::hover());
    Icon::Person.paint(ui.painter(), rect.center(), palette.muted);
    response
}
