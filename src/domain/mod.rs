//! The appraisal itself. Uses nothing of ours, and neither files, clocks, chance nor the screen.
//!
//! | word | meaning |
//! |---|---|
//! | campaign | one year's determination of the index (đợt xác định Chỉ số) |
//! | block | units ranked together with one criteria set (khối) |
//! | unit | a department, district, ward … (cơ quan, đơn vị) |
//! | criteria set | field → criterion → sub-criterion (bộ tiêu chí; lĩnh vực → tiêu chí → tiêu chí thành phần) |
//! | line | a node that is scored itself, a leaf (dòng chấm điểm) |
//! | source | who the points come from: appraisal, survey, satisfaction |
//! | rule | how points of a line follow from a reported figure or a chosen level (cách tính điểm) |
//! | reported figure | what the unit states (số liệu kê khai) |
//! | self score | the unit's own (điểm tự đánh giá) |
//! | appraised score | the appraiser's, per round (điểm thẩm định) |
//! | reason | why it departs from the self score; shown to the unit (lý do) |
//! | private note | for appraisers only |
//! | explanation | the unit's answer to a deduction (giải trình) |
//! | finding | something that is wrong or odd, with its place (phát hiện) |
//! | entry, log | one recorded decision, all of them |
//! | register | the place in the log's reading that holds one value, or a dispute |
//! | edition | a finalized state, numbered (bản công bố) |

pub mod points;
pub mod slug;

pub mod id_hash;

pub mod criteria;
pub mod rule;
pub mod setup;

pub mod decision;
pub mod entry;
pub mod entry_ids;
pub mod finding;
pub mod log;
pub mod passage;
pub mod placed;
pub mod register;
pub mod repeats;
pub mod value;

pub mod analysis;
pub mod campaign;
pub mod index;
pub mod ranking;
pub mod readiness;
