//! Paper, running head and foot, and the styles that everything else is in.

use docx_rs::{
    AlignmentType, Docx, FieldCharType, Footer, Header, InstrPAGE, InstrText, LineSpacing, PageMargin,
    PageOrientationType, Paragraph, Run, RunFonts, Style, StyleType, Tab, TabValueType,
};

use super::super::Mark;
use super::mm;
use super::paragraph::words;
use crate::sheets::paper::look::Paper;

/// A4, and what its sides take together, in tenths of a millimetre.
const SHORT: u32 = 2100;
const LONG: u32 = 2970;
const SIDES: u32 = 450;
const FONT: &str = "Times New Roman";
/// Sizes are in half points.
pub(super) const BODY: usize = 28;
pub(super) const SMALL: usize = 22;
pub(super) const TINY: usize = 18;
const FOOT: usize = 18;

/// An empty document with its paper and styles.
pub(super) fn begin(paper: Paper, mark: &Mark) -> Docx {
    let fonts = RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT).east_asia(FONT);
    let (side, left) = (mm(200), mm(300));
    let margin = PageMargin {
        top: signed(side),
        bottom: signed(side),
        left: signed(left),
        right: signed(mm(150)),
        header: signed(mm(100)),
        footer: signed(mm(80)),
        ..PageMargin::new()
    };
    let normal = Style::new("Normal", StyleType::Paragraph).name("Normal").fonts(fonts.clone()).size(BODY);
    let docx = Docx::new().default_fonts(fonts).default_size(BODY).add_style(normal);
    let (docx, width) = match paper {
        Paper::Portrait => (docx.page_size(mm(SHORT), mm(LONG)), SHORT - SIDES),
        Paper::Landscape => {
            (docx.page_size(mm(LONG), mm(SHORT)).page_orient(PageOrientationType::Landscape), LONG - SIDES)
        }
    };
    docx.page_margin(margin)
        .first_header(head(mark, width, None))
        .header(head(mark, width, Some(page_number())))
        .first_footer(foot(mark))
        .footer(foot(mark))
}

fn signed(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// The page's number in the middle, the draft mark on its right, in one line: two would push the text down.
fn head(mark: &Mark, width: u32, number: Option<Run>) -> Header {
    let stop = |kind, tenths| Tab::new().val(kind).pos(usize::try_from(mm(tenths)).unwrap_or(0));
    let mut line = Paragraph::new()
        .line_spacing(LineSpacing::new().before(0).after(0))
        .add_tab(stop(TabValueType::Center, width / 2))
        .add_tab(stop(TabValueType::Right, width))
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
