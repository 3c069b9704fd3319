#!/usr/bin/env node
// npm links what is there when it installs, which in a clone is before anything has been built.
import '../dist/src/bigiron.js';
