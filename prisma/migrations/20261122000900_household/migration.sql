-- Counts are protected by households (docs/security/disclosure.md), so those of a case follow it when it joins another.
GRANT UPDATE (household_id) ON gap TO nahtlos_app;
