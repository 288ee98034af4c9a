export * from './consoleLinks';
