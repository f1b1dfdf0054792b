//! The head of an official document, and its end: signature and recipients.

use docx_rs::{
    AlignmentType, Docx, Paragraph, Run, Table, TableCell, TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::super::element::{Heading, Signature, Signer};
use super::page::BODY;
use super::paragraph::{close, short_line, words};
use super::{Setter, mm};

/// Half points of the small lines of heading and recipients.
const LINE: usize = 26;
const RECIPIENTS_HEAD: usize = 24;
const RECIPIENTS: usize = 22;

impl Setter {
    /// Issuer and number on the left, nation, motto and date on the right.
    pub(super) fn heading(&mut self, heading: &Heading) {
        let mut left: Vec<Paragraph> = heading.superior.lines().map(|line| centred(plain(line, LINE))).collect();
        left.extend(heading.issuer.lines().map(|line| centred(plain(line, LINE).bold())));
        left.push(short_line(mm(200)));
        let mut right = vec![centred(plain(&heading.nation, 25).bold()), centred(plain(&heading.motto, BODY).bold())];
        right.push(short_line(mm(210)));
        // Number and date stand side by side, whatever the lines above.
        let below = [vec![centred(plain(&heading.number, LINE))], vec![centred(plain(&heading.date, BODY).italic())]];
        let [number, date] = below;
        let mut rows = vec![(left, right)];
        if !heading.number.is_empty() || !heading.date.is_empty() {
            rows.push((number, date));
        }
        self.beside(&rows, (670, 980));
    }

    /// Recipients on the left, who signs on the right.
    pub(super) fn signature(&mut self, signature: &Signature) {
        self.add(Paragraph::new().line_spacing(close(0)).add_run(plain("", 16)));
        let mut left = vec![start(plain(&signature.recipients_head, RECIPIENTS_HEAD).bold().italic())];
        left.extend(signature.recipients.lines().map(|line| start(plain(line, RECIPIENTS))));
        let mut right: Vec<Paragraph> = signature.sign.lines().map(|line| centred(plain(line, BODY).bold())).collect();
        right.extend((0..5).map(|_| centred(plain("", BODY))));
        self.beside(&[(left, right)], (825, 825));
    }

    /// Two who sign, side by side.
    pub(super) fn signers(&mut self, signers: &[Signer; 2]) {
        self.add(Paragraph::new().line_spacing(close(0)).add_run(plain("", 16)));
        let [left, right] = signers.each_ref().map(|signer| {
            let mut lines =
                vec![centred(plain(&signer.date, BODY).italic()), centred(plain(&signer.sign, BODY).bold())];
            lines.push(centred(plain(&signer.how, BODY).italic()));
            lines.extend((0..5).map(|_| centred(plain("", BODY))));
            lines
        });
        self.beside(&[(left, right)], (825, 825));
    }

    /// Two columns without lines; widths in tenths of a millimetre.
    fn beside(&mut self, rows: &[(Vec<Paragraph>, Vec<Paragraph>)], widths: (u32, u32)) {
        let width = |tenths| usize::try_from(mm(tenths)).unwrap_or(0);
        let rows = rows.iter().map(|(left, right)| {
            let cells = [(left, widths.0), (right, widths.1)].map(|(paragraphs, tenths)| {
                let cell = TableCell::new().width(width(tenths), WidthType::Dxa).vertical_align(VAlignType::Top);
                paragraphs.iter().cloned().fold(cell, TableCell::add_paragraph)
            });
            TableRow::new(cells.to_vec()).cant_split()
        });
        let table = Table::without_borders(rows.collect())
            .set_grid(vec![width(widths.0), width(widths.1)])
            .layout(TableLayoutType::Fixed);
        let docx: Docx = std::mem::take(&mut self.docx);
        self.docx = docx.add_table(table);
    }
}

fn plain(text: &str, size: usize) -> Run {
    words(text).size(size)
}

fn centred(run: Run) -> Paragraph {
    Paragraph::new().align(AlignmentType::Center).line_spacing(close(0)).add_run(run)
}

fn start(run: Run) -> Paragraph {
    Paragraph::new().align(AlignmentType::Left).line_spacing(close(0)).add_run(run)
}
