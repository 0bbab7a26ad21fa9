// The app: the screens of `ui`, in the window of a phone.
plugins {
    alias(libs.plugins.android.application)
    alias(libs.plugins.kotlin.android)
    alias(libs.plugins.kotlin.compose)
}

val root = rootDir.resolve("..")
val drawn = layout.buildDirectory.dir("drawn")

android {
    namespace = "nl.steunkring.android"
    compileSdk = 36
    defaultConfig {
        applicationId = "nl.steunkring"
        minSdk = 26
        targetSdk = 36
        versionCode = 1
        versionName = "0.1.0"
        resValue("string", "relay", providers.gradleProperty("steunkring.relay").getOrElse(""))
    }
    buildTypes {
        release {
            isMinifyEnabled = true
            isShrinkResources = true
            proguardFiles(getDefaultProguardFile("proguard-android-optimize.txt"), "rules.pro")
        }
    }
    buildFeatures { compose = true }
    sourceSets["main"].kotlin.srcDirs(rootDir.resolve("ui/src"), root.resolve("target/look"))
    sourceSets["main"].assets.srcDir(root.resolve("cli/fonts"))
    sourceSets["main"].resources.srcDir(drawn)
}

kotlin { jvmToolchain(17) }

val pictograms by tasks.registering(Sync::class) {
    from(root.resolve("look/pictograms"))
    into(drawn.map { it.dir("pictograms") })
}

tasks.named("preBuild") { dependsOn(pictograms, ":core:bindings") }

dependencies {
    implementation(project(":core"))
    implementation(libs.activity.compose)
    implementation(libs.work)
    implementation(libs.compose.runtime)
    implementation(libs.compose.ui)
    implementation(libs.compose.foundation)
    implementation(libs.compose.animation)
    implementation(libs.zxing)
    testImplementation(libs.robolectric)
    testImplementation(libs.junit)
    testImplementation(libs.kotlin.test)
}
