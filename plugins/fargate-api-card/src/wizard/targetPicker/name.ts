/** The name of the field in a Software Template: `ui:field: FargateTargetPicker`. */
export const FARGATE_TARGET_PICKER = 'FargateTargetPicker';
