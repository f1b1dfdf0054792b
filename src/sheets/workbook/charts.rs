//! Charts that are read in black and white as well: greys, patterns, dashes, numbers at the bars.

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartDataLabelPosition, ChartFont, ChartFormat, ChartLayout, ChartLegendPosition, ChartLine,
    ChartLineDashType, ChartMarker, ChartMarkerType, ChartPatternFill, ChartPatternFillType, ChartSolidFill, ChartType,
    Color, Worksheet,
};

use super::error::ExportError;
use super::plan::{BlockPlan, Plan};
use super::ranking::{self, Column, Columns};
use crate::domain::analysis::Part;
use crate::domain::criteria::Source;
use crate::sheets::paper::cells;
use crate::sheets::paper::look::{self, FONT, Paper, Weight};

/// So many units have bars that can be told apart on one page.
const MOST_BARS: u32 = 40;
/// The height of a bar with a name of one line, in pixels.
const BAR: u32 = 18;
/// The width of the names beside bars, in characters of the sheet.
const LABEL_WIDTH: f64 = 38.0;

/// More units than this are not drawn: nobody reads a hundred pages of bars.
pub(super) const MOST_UNITS: usize = 200;

const BLACK: Color = Color::Black;
const DARK: Color = Color::RGB(0x0040_4040);
const GREY: Color = Color::RGB(0x0080_8080);

/// The sheet as wide as a page, so that charts stand on it as they are printed.
const WIDTHS: [f64; 2] = [46.0, 46.0];
/// In pixels: two columns of 46 characters.
const WIDTH: u32 = 640;
/// In pixels.
const ROW_HEIGHT: u32 = 20;
/// The height up to which two charts share a page, in pixels.
const HALF_PAGE: u32 = 420;
/// The row of the first chart.
const FIRST_ROW: u32 = 4;

/// Where a unit's radar finds its numbers.
pub(super) struct Radar<'a> {
    pub sheet: &'a str,
    pub rows: (u32, u32),
    pub labels: u16,
    pub unit: u16,
    pub median: u16,
}

/// A unit's fields as shares of their maxima, beside the median of its block.
pub(super) fn radar(plan: &Plan<'_>, at: &Radar<'_>) -> Chart {
    let mut chart = Chart::new(ChartType::RadarWithMarkers);
    let (first, last) = at.rows;
    let range = |column| (at.sheet, first, column, last, column);
    let lines = [
        (at.median, plan.text.say("workbook-chart-median"), ChartLineDashType::Dash, GREY, ChartMarkerType::Diamond),
        (at.unit, plan.text.say("workbook-chart-unit"), ChartLineDashType::Solid, BLACK, ChartMarkerType::Circle),
    ];
    for (column, name, dash, color, kind) in lines {
        let line = ChartLine::new().set_color(color).set_width(1.75).set_dash_type(dash).clone();
        let inside = ChartSolidFill::new().set_color(color).clone();
        let mut marker = ChartMarker::new();
        marker.set_type(kind).set_size(5).set_format(ChartFormat::new().set_solid_fill(&inside).set_border(&line));
        let series = chart.add_series();
        series.set_categories(range(at.labels)).set_values(range(column)).set_name(name.as_str());
        series.set_format(ChartFormat::new().set_line(&line)).set_marker(&marker);
    }
    chart.title().set_name(plan.text.say("workbook-chart-radar").as_str()).set_font(&font(11.0, true));
    chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&font(9.0, false));
    let faint = ChartLine::new().set_color(Color::RGB(0x00BF_BFBF)).set_width(0.5).clone();
    chart.y_axis().set_min(0).set_max(100).set_major_unit(20).set_num_format("0").set_font(&font(8.0, false));
    chart.y_axis().set_major_gridlines_line(&faint);
    chart.x_axis().set_font(&font(9.0, false));
    chart.set_width(440).set_height(360).set_alt_text(plan.text.say("workbook-chart-radar"));
    chart
}

/// Writes the charts of a block: totals by place, and what they are made of.
pub(super) fn write(plan: &Plan<'_>, block: &BlockPlan<'_>, sheet: &mut Worksheet) -> Result<(), ExportError> {
    let (text, look) = (plan.text, &plan.look);
    plan.mark(sheet, 1)?;
    for (column, width) in (0_u16..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    let title = text.fill("workbook-title-charts", &[("title", &plan.campaign.heading().title.to_uppercase())]);
    cells::wide(sheet, 1, (0, 1), &title, &look.title)?;
    sheet.set_row_height(1, look::title_height(&title, WIDTHS.iter().sum()))?;
    let block_name = text.fill("workbook-block", &[("block", &block.state.block.name)]);
    cells::wide(sheet, 2, (0, 1), &block_name, &look.subtitle)?;
    sheet.set_row_height(2, look::height(look::lines(&block_name, 90.0, Weight::Plain)))?;
    let columns = &block.columns;
    let (mut row, mut breaks) = (FIRST_ROW, Vec::new());
    let names = (0..block.state.units.len()).map(|unit| block.name(unit));
    let bar = bar(names.map(|name| look::lines(name, LABEL_WIDTH, Weight::Plain)).max().unwrap_or(1));
    for rows in pages(block.results.by_place.len(), bar) {
        let height = height(rows, bar);
        let charts = [totals(plan, block, columns, rows), parts(plan, block, columns, rows)];
        for (number, mut chart) in charts.into_iter().enumerate() {
            // The first of all stands under the title; a pair that fits shares a page.
            if row > FIRST_ROW && (number == 0 || height > HALF_PAGE) {
                breaks.push(row);
            }
            chart.set_width(WIDTH).set_height(height);
            // A little below its row: a frame that stands on the end of a page is drawn on both.
            sheet.insert_chart_with_offset(row, 0, &chart, 0, look::BELOW_BREAK)?;
            row += rows_under(height);
        }
    }
    plan.on_paper(sheet, Paper::Portrait, (0, 2))?;
    // The sheet is as wide as the page: nothing has to be drawn smaller, and breaks stay where they are.
    sheet.set_print_scale(100).set_page_breaks(&breaks)?;
    sheet.set_print_area(0, 0, row, 1)?;
    Ok(())
}

/// First and last row of the ranking for each chart: as evenly as it goes.
fn pages(units: usize, bar: u32) -> Vec<(u32, u32)> {
    let room = usize::try_from(MOST_BARS * BAR / bar).unwrap_or(1);
    let parts = units.div_ceil(room).max(1);
    let most = units.div_ceil(parts).max(1);
    let row = |unit: usize| ranking::TOP + u32::try_from(unit).unwrap_or(u32::MAX);
    let chart = |first: usize| (row(first), row((first + most).min(units) - 1));
    (0..units).step_by(most).map(chart).collect()
}

/// The height of a bar with its name beside it, which may take several lines.
fn bar(lines: u32) -> u32 {
    if lines > 1 { 14 * lines + 6 } else { BAR }
}

fn height((first, last): (u32, u32), bar: u32) -> u32 {
    let needed = 90 + (last - first + 1) * bar;
    if needed < HALF_PAGE + 40 { needed.min(HALF_PAGE) } else { needed }
}

/// The rows that a chart stands over, and one below it.
fn rows_under(height: u32) -> u32 {
    height.div_ceil(ROW_HEIGHT) + 1
}

/// Published totals by place.
fn totals(plan: &Plan<'_>, block: &BlockPlan<'_>, columns: &Columns, rows: (u32, u32)) -> Chart {
    let mut chart = Chart::new(ChartType::Bar);
    let range = |column| range(block, columns, column, rows);
    let fill = ChartSolidFill::new().set_color(GREY).clone();
    let decimals = match plan.campaign.settings().total_decimals {
        0 => "0".to_owned(),
        n => format!("0.{}", "0".repeat(usize::from(n))),
    };
    let mut label = ChartDataLabel::new();
    label.show_value().set_position(ChartDataLabelPosition::OutsideEnd).set_num_format(decimals);
    label.set_font(&font(9.0, true));
    let series = chart.add_series();
    series.set_categories(range(Column::Unit)).set_values(range(Column::Total));
    series.set_name(plan.text.say("workbook-part-total").as_str()).set_gap(45).set_data_label(&label);
    series.set_format(ChartFormat::new().set_solid_fill(&fill).set_border(&outline()));
    chart.legend().set_hidden();
    bars(&mut chart, &plan.text.say("workbook-chart-totals"));
    chart
}

/// What the totals are made of: grey, hatched and white, which no printer confuses.
fn parts(plan: &Plan<'_>, block: &BlockPlan<'_>, columns: &Columns, rows: (u32, u32)) -> Chart {
    let mut chart = Chart::new(ChartType::BarStacked);
    let solid = |color: Color| ChartSolidFill::new().set_color(color).clone();
    for source in Source::ALL.into_iter().filter(|s| columns.has(Column::Part(*s))) {
        let mut format = ChartFormat::new();
        format.set_border(&outline());
        match source {
            Source::Appraisal => format.set_solid_fill(&solid(GREY)),
            Source::Survey => {
                let mut hatch = ChartPatternFill::new();
                hatch.set_pattern(ChartPatternFillType::DiagonalStripesWideUpwards);
                format.set_pattern_fill(hatch.set_foreground_color(DARK).set_background_color(Color::White))
            }
            Source::Satisfaction => format.set_solid_fill(&solid(Color::White)),
        };
        let mut label = ChartDataLabel::new();
        label.show_value().set_position(ChartDataLabelPosition::Center).set_num_format("0.0");
        label.set_font(&font(8.0, false)).set_format(ChartFormat::new().set_solid_fill(&solid(Color::White)));
        let series = chart.add_series();
        series.set_categories(range(block, columns, Column::Unit, rows));
        series.set_values(range(block, columns, Column::Part(source), rows));
        let name = plan.text.part(Part::Source(source));
        series.set_name(name.as_str()).set_format(&mut format).set_gap(45).set_data_label(&label);
    }
    chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&font(9.0, false));
    bars(&mut chart, &plan.text.say("workbook-chart-parts"));
    chart
}

fn range<'a>(
    block: &'a BlockPlan<'_>,
    columns: &Columns,
    column: Column,
    rows: (u32, u32),
) -> (&'a str, u32, u16, u32, u16) {
    let at = columns.at(column);
    (block.ranking.as_str(), rows.0, at, rows.1, at)
}

/// The best on top; the numbers stand at the bars, so the axis needs none.
fn bars(chart: &mut Chart, title: &str) {
    chart.title().set_name(title).set_font(&font(12.0, true));
    chart.y_axis().set_reverse().set_font(&font(9.0, false)).set_label_interval(1);
    chart.x_axis().set_min(0).set_hidden(true).set_major_gridlines(false);
    // Room for names, whatever their length; the longest are broken.
    chart.plot_area().set_layout(&ChartLayout::new().set_offset(0.36, 0.12).set_dimensions(0.58, 0.78));
    chart.set_alt_text(title);
}

fn outline() -> ChartLine {
    ChartLine::new().set_color(BLACK).set_width(0.75).clone()
}

fn font(size: f64, is_bold: bool) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_name(FONT).set_size(size);
    if is_bold {
        font.set_bold();
    } else {
        font.unset_bold();
    }
    font
}
