/** The annotations by which the ECS plugin finds services. */
module.exports = {
  AWS_ECS_SERVICE_ARN_ANNOTATION: 'aws.amazon.com/amazon-ecs-service-arn',
  AWS_ECS_SERVICE_TAGS_ANNOTATION: 'aws.amazon.com/amazon-ecs-service-tags',
};
