export { registerMcpActions } from './registerMcpActions';
