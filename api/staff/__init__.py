"""What the workbench runs on: its services, the process for its work, and who brings drafts on."""
