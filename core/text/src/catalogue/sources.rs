//! The catalogues' files, compiled in.

/// Lists one catalogue's files, so that a file missing in one of them does not build.
macro_rules! files {
    ($folder:literal) => {
        &[
            include_str!(concat!("../../", $folder, "/common.ftl")),
            include_str!(concat!("../../", $folder, "/view.ftl")),
            include_str!(concat!("../../", $folder, "/people.ftl")),
            include_str!(concat!("../../", $folder, "/roles.ftl")),
            include_str!(concat!("../../", $folder, "/tie.ftl")),
            include_str!(concat!("../../", $folder, "/map.ftl")),
            include_str!(concat!("../../", $folder, "/measures.ftl")),
            include_str!(concat!("../../", $folder, "/home.ftl")),
            include_str!(concat!("../../", $folder, "/person.ftl")),
            include_str!(concat!("../../", $folder, "/questions.ftl")),
            include_str!(concat!("../../", $folder, "/compare.ftl")),
            include_str!(concat!("../../", $folder, "/plan.ftl")),
            include_str!(concat!("../../", $folder, "/talks.ftl")),
            include_str!(concat!("../../", $folder, "/own.ftl")),
            include_str!(concat!("../../", $folder, "/sharing.ftl")),
            include_str!(concat!("../../", $folder, "/safety.ftl")),
            include_str!(concat!("../../", $folder, "/tray.ftl")),
            include_str!(concat!("../../", $folder, "/sync.ftl")),
            include_str!(concat!("../../", $folder, "/errors.ftl")),
            include_str!(concat!("../../", $folder, "/terminal.ftl")),
            include_str!(concat!("../../", $folder, "/consents.ftl")),
            include_str!(concat!("../../", $folder, "/roadshow.ftl")),
            include_str!(concat!("../../", $folder, "/work.ftl")),
            include_str!(concat!("../../", $folder, "/demo.ftl")),
        ]
    };
}

pub(super) const NL_A2: &[&str] = files!("nl-a2");
pub(super) const NL_A2_SPOKEN: &[&str] = files!("nl-a2-spoken");
pub(super) const NL_B1: &[&str] = files!("nl-b1");
pub(super) const EN: &[&str] = files!("en");
