//! Paper, running head and foot, and the styles that everything else is in.

use docx_rs::{
    AlignmentType, Docx, FieldCharType, Footer, Header, InstrPAGE, InstrText, LineSpacing, PageMargin, Paragraph, Run,
    RunFonts, Style, StyleType, Tab, TabValueType,
};

use super::paragraph::words;
use super::{Document, mm};

/// Between the margins, in tenths of a millimetre.
const WIDTH: u32 = 1650;
const FONT: &str = "Times New Roman";
/// Sizes are in half points.
pub(super) const BODY: usize = 28;
pub(super) const SMALL: usize = 22;
pub(super) const TINY: usize = 18;
const FOOT: usize = 18;

/// What is printed on every page.
#[derive(Debug, Clone, Default)]
pub(in crate::sheets) struct Mark {
    /// The draft mark; empty on a final document.
    pub draft: String,
    /// Which campaign, edition and digest.
    pub foot: String,
}

impl Document {
    /// Begins a document. The moment stands in its properties, so that it doesn't depend on the clock.
    pub(in crate::sheets) fn new(title: &str, at_ms: i64, mark: &Mark) -> Document {
        let fonts = RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT).east_asia(FONT);
        let margin = PageMargin::new();
        let (side, left) = (mm(200), mm(300));
        let margin = PageMargin {
            top: signed(side),
            bottom: signed(side),
            left: signed(left),
            right: signed(mm(150)),
            header: signed(mm(100)),
            footer: signed(mm(80)),
            ..margin
        };
        let normal = Style::new("Normal", StyleType::Paragraph).name("Normal").fonts(fonts.clone()).size(BODY);
        let docx = Docx::new()
            .default_fonts(fonts)
            .default_size(BODY)
            .add_style(normal)
            .page_size(mm(2100), mm(2970))
            .page_margin(margin)
            .first_header(head(mark, None))
            .header(head(mark, Some(page_number())))
            .first_footer(foot(mark))
            .footer(foot(mark));
        Document { docx, title: title.to_owned(), at_ms }
    }
}

fn signed(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// The page's number in the middle, the draft mark on its right, in one line: two would push the text down.
fn head(mark: &Mark, number: Option<Run>) -> Header {
    let stop = |kind, tenths| Tab::new().val(kind).pos(usize::try_from(mm(tenths)).unwrap_or(0));
    let mut line = Paragraph::new()
        .line_spacing(LineSpacing::new().before(0).after(0))
        .add_tab(stop(TabValueType::Center, WIDTH / 2))
        .add_tab(stop(TabValueType::Right, WIDTH))
        .add_run(Run::new().add_tab());
    if let Some(number) = number {
        line = line.add_run(number);
    }
    let draft = words(&mark.draft).bold().size(SMALL);
    Header::new().add_paragraph(line.add_run(Run::new().add_tab()).add_run(draft))
}

fn page_number() -> Run {
    Run::new()
        .size(BODY)
        .add_field_char(FieldCharType::Begin, false)
        .add_instr_text(InstrText::PAGE(InstrPAGE::new()))
        .add_field_char(FieldCharType::Separate, false)
        .add_text("2")
        .add_field_char(FieldCharType::End, false)
}

fn foot(mark: &Mark) -> Footer {
    let text = words(&mark.foot).size(FOOT).color("606060");
    Footer::new().add_paragraph(Paragraph::new().align(AlignmentType::Center).add_run(text))
}
