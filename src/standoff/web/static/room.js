// Highlighting both ways in the Reader, and keys. Every page works without it.
"use strict";
