/**
 * The main job on one workbook, whatever holds it: open → recognise → compute → plan → write. Every door (command line, pane, workbench) goes through here.
 * Each step returns a plain value that the next one takes, so that a screen can stop between them, show, and let the officer decide.
 */
export * from './compute';
export * from './explain-award';
export * from './figures';
export * from './open';
export * from './plan';
export * from './recognise';
export * from './version';
