/** What a Software Template calls the field by: `ui:field: FargateTargetPicker`. */
export const FARGATE_TARGET_PICKER = 'FargateTargetPicker';
