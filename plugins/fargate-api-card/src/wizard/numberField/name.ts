/** The name of the field in a Software Template: `ui:field: FargateNumber`. */
export const FARGATE_NUMBER = 'FargateNumber';
