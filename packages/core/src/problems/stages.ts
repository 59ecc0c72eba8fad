import { z } from 'zod'
import type { Tier } from '../kernel/roles.ts'

/** The stages of a problem's life whose pace is measured: 行动快 速度快 反馈快. */
export const boardStages = ['dispatch', 'acknowledge', 'report', 'review', 'close'] as const
export const BoardStage = z.enum(boardStages)
export type BoardStage = z.infer<typeof BoardStage>

/** Whose pace each stage tells. */
export const stageTiers: Readonly<Record<BoardStage, readonly Tier[]>> = {
  /** 查出 → 交办. */
  dispatch: ['county'],
  /** 交办 → 签收. */
  acknowledge: ['village', 'township'],
  /** 签收 → 报改. */
  report: ['village', 'township'],
  /** 报改 → 复核. */
  review: ['township'],
  /** 复核 → 销号. */
  close: ['county'],
}
