//! Exit codes.

/// The work was done. A report with divergences is a success.
pub const DONE: u8 = 0;

/// `--fail-on` was given, and there is an undecided divergence of that kind or a graver one; for
/// `review --verify`, a ledger is not as it was written; for `packet --verify`, a packet is not as it was made; for `test`, something is not as
/// accepted, or with `--mutate` not noticed; for `diff`, something changed.
/// With `--draft`, a statement has the state that `--fail-on` names or a graver one.
pub const DIVERGES: u8 = 1;

/// Nothing could be checked (no source or no rule could be read, or the command line is
/// wrong), a `variorum.yaml` that might have failed the run could not be understood, or the
/// report could not be written.
pub const COULD_NOT_CHECK: u8 = 2;

/// The same, for `--help`.
pub(super) const HELP: &str = "\
Exit codes:
  0  done; a report with divergences is a success
  1  with --fail-on, or `fail-on:` in a story's variorum.yaml: there is an undecided divergence of
     that kind or a graver one; review --verify: a ledger is not as it was written; packet
     --verify: a packet is not as it was made; test: something is not as accepted; diff: something
     changed
  2  nothing could be checked, or a variorum.yaml could not be understood";

/// Those of `rules check`, for its `--help`.
pub(super) const RULES_HELP: &str = "\
Exit codes:
  0  every rule can be used; there may be notices
  2  there is a fault, or with --strict a notice";
