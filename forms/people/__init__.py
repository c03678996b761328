"""Who works on forms, and what each of them may do. Knows no passwords, sessions or HTTP."""
