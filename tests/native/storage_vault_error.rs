//! What a person is told when a passphrase file cannot be made or opened.

use alongside::storage::vault_error::VaultError;

#[test]
fn every_fault_comes_back_from_its_code() {
    for fault in VaultError::ALL {
        assert_eq!(VaultError::from_code(fault.code(), 19), fault);
    }
    let strong = VaultError::from_code("too-much-work", 22);
    assert_eq!(strong, VaultError::TooMuchWork { log_n: 22 });
}

#[test]
fn a_code_nobody_knows_means_that_the_two_programs_do_not_fit() {
    for code in ["", "Damaged", "something-new"] {
        assert_eq!(VaultError::from_code(code, 0), VaultError::Unavailable);
    }
}

#[test]
fn every_fault_says_what_is_safe_and_what_to_do() {
    let mut told = Vec::new();
    for fault in VaultError::ALL {
        let words = fault.words();
        let sentences: Vec<&str> = words.split_inclusive(". ").collect();
        assert!(sentences.contains(&"Nothing here has changed. "), "{words}");
        assert!(sentences.len() >= 3, "{words}");
        assert!(!words.contains('!') && words.ends_with('.'), "{words}");
        told.push(words);
    }
    let count = told.len();
    told.sort();
    told.dedup();
    assert_eq!(told.len(), count);
}

#[test]
fn work_beyond_a_phone_is_told_in_mebibytes() {
    for (log_n, mib) in [
        (19, "needs 512 MiB"),
        (20, "needs 1024 MiB"),
        (22, "needs 4096 MiB"),
        (63, "needs 9007199254740992 MiB"),
        (255, "needs 18446744073709551615 MiB"),
    ] {
        let words = VaultError::TooMuchWork { log_n }.words();
        assert!(words.contains(mib), "{log_n}: {words}");
    }
}
