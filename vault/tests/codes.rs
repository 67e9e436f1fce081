//! Both programs call a fault by the same name.

use alongside::storage::vault_error::VaultError as Told;
use vault::VaultError;

#[test]
fn the_app_knows_every_fault_the_vault_can_tell() {
    for fault in VaultError::ALL {
        let log_n = match fault {
            VaultError::TooMuchWork { log_n } => log_n,
            _ => 0,
        };
        let told = Told::from_code(fault.code(), log_n);
        assert_eq!(told.code(), fault.code());
        assert_ne!(told, Told::Unavailable);
    }
    let own = Told::ALL.len() - VaultError::ALL.len();
    assert_eq!(own, 1, "only `Unavailable` is the app's alone");
}
