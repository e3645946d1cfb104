"""Reports, disclosures and the catalogue of rules drawn as text or JSON: data in, a string out."""
