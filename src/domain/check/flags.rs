//! Guardrail lines and how sure the verdict is.
