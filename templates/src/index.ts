/**
 * The CloudFormation templates that the Fargate API plugins deploy, and the
 * Software Templates that use them.
 *
 * @packageDocumentation
 */
export {
  cloudFormationTemplateNames,
  readCloudFormationTemplate,
  type CloudFormationTemplateName,
} from './readCloudFormationTemplate';
export { listSoftwareTemplates } from './listSoftwareTemplates';
