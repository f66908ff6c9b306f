import { AppError } from '../../core/errors.ts';

export const thresholdOverlaps = (field: string) =>
  new AppError({
    kind: 'conflict',
    code: 'threshold.overlaps',
    message: {
      zh: '同一层级、理由和区划在该期间已有一条阈值。请先终止旧的，或在同一请求的 end 中一并终止。',
      en: 'A threshold of this level, reason and division is in force in that period. End it first, or in the same request under `end`.',
    },
    issues: [
      {
        field,
        rule: 'threshold.overlaps',
        message: { zh: '与现有阈值期间重叠', en: 'Overlaps a threshold that exists' },
      },
    ],
  });
