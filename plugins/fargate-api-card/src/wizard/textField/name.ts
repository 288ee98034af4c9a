/** The name of the field in a Software Template: `ui:field: FargateText`. */
export const FARGATE_TEXT = 'FargateText';
