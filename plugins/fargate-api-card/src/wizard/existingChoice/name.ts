/** The name of the field in a Software Template: `ui:field: FargateExistingChoice`. */
export const FARGATE_EXISTING_CHOICE = 'FargateExistingChoice';
