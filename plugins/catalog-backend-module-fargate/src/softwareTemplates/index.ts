export { readSelection } from './readSelection';
export { SoftwareTemplateProvider } from './SoftwareTemplateProvider';
