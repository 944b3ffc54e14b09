// Pages work without this. With it, what has just come is looked at first, once, and a connection that is lost is told of.
(function () {
  "use strict";
  function look() {
    var target = document.querySelector("[data-look]");
    if (target) {
      target.removeAttribute("data-look");
      target.focus();
    }
  }
  function offline(shown) {
    var notice = document.getElementById("offline");
    if (notice) {
      notice.hidden = !shown;
    }
  }
  document.addEventListener("DOMContentLoaded", look);
  document.addEventListener("htmx:afterSettle", look);
  document.addEventListener("htmx:beforeRequest", offline.bind(null, false));
  document.addEventListener("htmx:sendError", offline.bind(null, true));
  document.addEventListener("htmx:timeout", offline.bind(null, true));
})();
