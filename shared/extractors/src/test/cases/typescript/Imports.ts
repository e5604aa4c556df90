import type { OnlyType } from './types';
import { value, type Inline } from 'pkg';
import legacy = require('legacy');
export type { Exported } from './exported';
import data from './data.json';
