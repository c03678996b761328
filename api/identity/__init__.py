"""Who somebody is: signing in here or elsewhere, passwords, second factors, cookies and keys."""
