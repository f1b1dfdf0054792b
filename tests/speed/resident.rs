//! What the process holds in memory, where the system says so; 0 where it doesn't.

/// Begins to watch for the highest memory anew.
#[allow(dead_code, reason = "not every measurement watches for it")]
pub(crate) fn begin_peak() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// The highest memory since, in MiB.
#[allow(dead_code, reason = "not every measurement watches for it")]
pub(crate) fn peak_mib() -> u64 {
    mib("VmHWM:")
}

/// What is held now, in MiB.
#[allow(dead_code, reason = "not every measurement watches for it")]
pub(crate) fn mib_now() -> u64 {
    mib("VmRSS:")
}

fn mib(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|kib| kib.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or(0) / 1024
}
