// Opens a workflow with all its steps in view.

// The right side has the names of outcomes, which the Studio doesn't count.
const padding = { left: 20, right: 60, top: 20, bottom: 20 };

/** Zooms out until the whole workflow fits, once, and never in. The Studio's own button stops at 50 %. */
export async function fitOnce(main) {
  const { graphBindings } = await import('/studio/_content/Elsa.Studio.Workflows.Designer/designer.entry.js');
  const observer = new MutationObserver(fit);
  let isTooLate = false;
  observer.observe(main, { childList: true, subtree: true });
  main.addEventListener('pointerdown', stop, { capture: true, once: true });
  fit();

  function fit() {
    const graph = Object.values(graphBindings).map(binding => binding.graph).find(graph => graph?.getNodes().length > 0);

    if (!graph || main.querySelectorAll('g.x6-node .elsa-activity').length < graph.getNodes().length)
      return;

    observer.disconnect();
    requestAnimationFrame(() => zoom(graph));
  }

  function zoom(graph) {
    const { container: { clientWidth, clientHeight }, options: { width, height } } = graph;

    if (isTooLate)
      return;

    // The graph learns the size of its element a moment later. Zoomed to the size zero, the steps would vanish.
    if (width !== clientWidth || height !== clientHeight || Math.min(width, height) < 100) {
      requestAnimationFrame(() => zoom(graph));
      return;
    }

    graph.zoomToFit({ padding, minScale: .1, maxScale: 1 });
    main.dataset.fitted = '';
  }

  // The author has begun to work.
  function stop() {
    observer.disconnect();
    isTooLate = true;
  }
}
