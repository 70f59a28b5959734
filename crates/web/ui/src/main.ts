import "@fontsource-variable/noto-sans-sc/index.css";
import "./kit";
import "./look/ground.css";
import "./look/table.css";
import { createApp } from "vue";
import { router } from "./router";
import Workbench from "./Workbench.vue";

createApp(Workbench).use(router).mount("#workbench");
