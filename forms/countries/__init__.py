"""What differs from one country to the next: facts as data, one file for each country."""
