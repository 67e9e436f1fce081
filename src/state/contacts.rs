//! The person's own contacts for the safety screens.

use leptos::prelude::*;

use super::keep::Change;
use super::{AppState, Notice, Undo};
use crate::domain::contacts::{CONTACTS_MAX, Contact, Unfit};
use crate::storage::Record;

/// The draft field of the name of a contact being written.
pub const NAME_DRAFT: &str = "contact-name";
/// The draft field of its number.
pub const NUMBER_DRAFT: &str = "contact-number";

impl AppState {
    /// Adds a contact.
    ///
    /// # Errors
    /// [`Unfit`] when it could not be called, or there is no room.
    pub fn add_contact(self, contact: &Contact) -> Result<(), Unfit> {
        let contact = contact.tidied()?;
        let mut contacts = self.contacts();
        if contacts.len() >= CONTACTS_MAX {
            return Err(Unfit::Full);
        }
        contacts.push(contact);
        let drafts = [NAME_DRAFT.to_owned(), NUMBER_DRAFT.to_owned()];
        let mut change = Change::without_drafts(&drafts);
        change.puts.push(Record::Contacts(contacts));
        self.keep(change, move |kept| {
            if kept {
                self.say_saved();
            }
        });
        Ok(())
    }

    /// Removes the contact at this place; the notice brings it back.
    pub fn remove_contact(self, at: usize) {
        let before = self.contacts();
        let mut contacts = before.clone();
        if at >= contacts.len() {
            return;
        }
        contacts.remove(at);
        self.keep(Change::put(Record::Contacts(contacts)), move |_| {
            self.show(Notice {
                text: "Contact removed.".to_owned(),
                undo: Some(Undo::Put {
                    change: Change::put(Record::Contacts(before)),
                    said: "Contact restored.",
                }),
            });
        });
    }

    fn contacts(self) -> Vec<Contact> {
        self.ledger
            .with_untracked(|ledger| ledger.contacts().to_vec())
    }
}
