/**
 * The CloudFormation templates that the Fargate API plugins deploy.
 *
 * @packageDocumentation
 */
export {
  cloudFormationTemplateNames,
  readCloudFormationTemplate,
  type CloudFormationTemplateName,
} from './readCloudFormationTemplate';
