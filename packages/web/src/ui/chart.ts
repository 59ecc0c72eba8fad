import type { EChartsCoreOption, EChartsType } from 'echarts/core'
import { init } from 'echarts/core'
import type { ShallowRef } from 'vue'
import { onBeforeUnmount, onMounted, watch } from 'vue'
import { fontOf } from './font-of.ts'
import { prefersLessMotion } from './motion.ts'

/** How words stand in a chart. */
export interface ChartText {
  color: string
  fontFamily: string
  fontSize: number
}

/**
 * Draws in an element of the page as soon as it is there, anew with what is shown, and as large as its place.
 * @param shown the properties that the drawing is made of
 * @param choose is told the name of what is pressed
 */
export function useChart(
  element: Readonly<ShallowRef<HTMLElement | null>>, shown: object, optionOf: (text: ChartText) => EChartsCoreOption,
  choose?: (name: string) => void,
): void {
  let chart: EChartsType | null = null
  const resizing = new ResizeObserver(() => chart?.resize())

  function draw(): void {
    if (!chart || !element.value) return
    // The library measures words before it draws them, so it must know the font by name.
    const text = { color: '#4a5766', fontFamily: fontOf(element.value), fontSize: 12 }
    chart.setOption({ animation: !prefersLessMotion(), ...optionOf(text) }, true)
  }

  /** On paper it takes the width that is there (`app/theme/print.css`). */
  function fitPaper(): void {
    if (chart) element.value?.querySelector('svg')?.setAttribute('viewBox', `0 0 ${chart.getWidth()} ${chart.getHeight()}`)
  }

  onMounted(() => {
    addEventListener('beforeprint', fitPaper)
    if (!element.value) return
    chart = init(element.value)
    if (choose) chart.on('click', ({ name }) => choose(name))
    draw()
    resizing.observe(element.value)
  })
  watch(shown, draw)
  onBeforeUnmount(() => {
    removeEventListener('beforeprint', fitPaper)
    resizing.disconnect()
    chart?.dispose()
  })
}
